namespace Diff.Package.Tests;

/// <summary>A user's project, which knows nothing but the packed feed: it is built without any other source.</summary>
internal sealed class Consumer
{
    private readonly string _folder;

    public Consumer(PackedFeed feed, string name, string program)
    {
        _folder = Directory.CreateDirectory(Path.Combine(feed.Root, name)).FullName;
        Write("nuget.config", $"""
            <configuration>
              <packageSources>
                <clear />
                <add key="packed" value="{feed.Folder}" />
              </packageSources>
              <fallbackPackageFolders>
                <clear />
              </fallbackPackageFolders>
            </configuration>
            """);
        // A packages folder of its own: the global one may hold an older build of the same version.
        Write("Consumer.csproj", $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <OutputType>Exe</OutputType>
                <TargetFramework>net10.0</TargetFramework>
                <ImplicitUsings>enable</ImplicitUsings>
                <Nullable>enable</Nullable>
                <TreatWarningsAsErrors>true</TreatWarningsAsErrors>
                <InvariantGlobalization>true</InvariantGlobalization>
                <UseAppHost>false</UseAppHost>
                <RestorePackagesPath>packages</RestorePackagesPath>
              </PropertyGroup>
              <ItemGroup>
                <PackageReference Include="Diff" Version="{feed.Version}" />
              </ItemGroup>
            </Project>
            """);
        Write("Program.cs", program);
    }

    public (int Status, string Output) Build() => Dotnet.Run(_folder, "build", "-c", "Release", "-v", "quiet");

    public (int Status, string Output) Run() => Dotnet.Run(_folder, "run", "-c", "Release", "--no-build");

    private void Write(string file, string text) => File.WriteAllText(Path.Combine(_folder, file), text);
}
