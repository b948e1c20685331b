using System.Management.Automation;
using Mka1.Batches.Input;
using Mka1.PowerShell.Files;
using Mka1.PowerShell.Paths;
using Mka1.PowerShell.Pipeline;

namespace Mka1.PowerShell.Batches;

/// <summary>Finds what the platform would refuse in input files of batches, of any size, without a call.</summary>
[Cmdlet(VerbsDiagnostic.Test, "Mka1BatchInput", DefaultParameterSetName = PathSet)]
[OutputType(typeof(BatchInputProblem), typeof(bool))]
public sealed class TestBatchInputCommand : AsyncCommand
{
    private const string PathSet = "Path";
    private const string LiteralPathSet = "LiteralPath";

    /// <summary>The files' paths; wildcards are allowed.</summary>
    [Parameter(ParameterSetName = PathSet, Mandatory = true, Position = 0, ValueFromPipeline = true)]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    public string[] Path { get; set; } = [];

    /// <summary>The files' paths, taken as they are.</summary>
    [Parameter(ParameterSetName = LiteralPathSet, Mandatory = true, ValueFromPipelineByPropertyName = true)]
    [Alias("PSPath", "LP")]
    [ValidateNotNullOrEmpty]
    public string[] LiteralPath { get; set; } = [];

    /// <summary>What every line must call; without it what the first line calls.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(EndpointCompleter))]
    [ValidateNotNullOrEmpty]
    public string? Endpoint { get; set; }

    /// <summary>Gives true or false for each file instead of the problems; warnings do not count.</summary>
    [Parameter]
    public SwitchParameter Quiet { get; set; }

    private protected override async Task ProcessRecordAsync()
    {
        foreach (string path in InputPaths.ResolveFiles(this, Path, LiteralPath, WriteError))
            await TryAsync(path, () => CheckAsync(path));
    }

    private async Task CheckAsync(string path)
    {
        using var bar = new TransferProgressBar(this, "Checking", path);
        var check = new BatchInputCheck(path, Endpoint) { Progress = bar };
        long problems = 0;
        await foreach (var problem in check.FindProblemsAsync(Cancellation))
        {
            problems++;
            if (!Quiet)
                WriteObject(problem);
            else if (problem.Severity == BatchInputSeverity.Error)
            {
                WriteObject(false);
                return;
            }
        }
        if (Quiet)
            WriteObject(true);
        WriteVerbose($"{path}: {check.Summary.Requests} requests for {check.Summary.Endpoint}, {check.Summary.Bytes} bytes, {problems} problems.");
    }
}
