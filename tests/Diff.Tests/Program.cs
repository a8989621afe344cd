using Diff.Tests.Data.Formats;

// The test host loads this assembly and does not come here. Tests that kill a process start this one.
return args is [var mode, var path] ? SavingProcess.Run(mode, path) : 1;
