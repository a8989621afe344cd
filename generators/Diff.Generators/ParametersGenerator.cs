using System.Text;
using System.Threading;
using Diff.Generators.Emit;
using Diff.Generators.FrontEnd;
using Diff.Generators.Ir;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace Diff.Generators;

/// <summary>Implements <c>IParameters</c> for every record marked <c>[Parameters]</c>. Errors are the analyzer's business: a record with one gets nothing.</summary>
[Generator(LanguageNames.CSharp)]
public sealed class ParametersGenerator : IIncrementalGenerator
{
    /// <summary>The step that reads records: its results say whether anything that matters to them has changed.</summary>
    public const string RecordsStep = "ParameterRecords";

    /// <summary>The step that writes.</summary>
    public const string FilesStep = "ParameterFiles";

    /// <inheritdoc/>
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        var records = context.SyntaxProvider
            .ForAttributeWithMetadataName(KnownSymbols.ParametersAttribute, static (_, _) => true, Read)
            .WithTrackingName(RecordsStep);
        var files = records.Select(Write).WithTrackingName(FilesStep);
        context.RegisterSourceOutput(files, static (output, file) =>
        {
            if (file is var (name, text))
                output.AddSource(name + ".g.cs", SourceText.From(text, Encoding.UTF8));
        });
    }

    private static ParameterRecord? Read(GeneratorAttributeSyntaxContext context, CancellationToken token) =>
        ParameterRecordReader.Read((INamedTypeSymbol)context.TargetSymbol, [], token);

    private static (string Name, string Text)? Write(ParameterRecord? record, CancellationToken token) =>
        record is null ? null : (record.HintName, ParametersEmitter.Emit(record));
}
