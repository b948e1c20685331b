using System.Management.Automation;
using Mka1.Batches.Input;
using Mka1.PowerShell.Files;
using Mka1.PowerShell.Paths;
using Mka1.PowerShell.Pipeline;

namespace Mka1.PowerShell.Batches;

/// <summary>Checks input files of batches locally, of any size, for errors that the platform would reject.</summary>
[Cmdlet(VerbsDiagnostic.Test, "Mka1BatchInput", DefaultParameterSetName = PathSet)]
[OutputType(typeof(BatchInputProblem), typeof(bool))]
public sealed class TestBatchInputCommand : AsyncCommand
{
    private const string PathSet = "Path";
    private const string LiteralPathSet = "LiteralPath";

    /// <summary>The paths of the files; wildcards are allowed.</summary>
    [Parameter(ParameterSetName = PathSet, Mandatory = true, Position = 0, ValueFromPipeline = true)]
    [SupportsWildcards]
    [PathTransformation, ValidateNotNullOrEmpty]
    public string[] Path { get; set; } = [];

    /// <summary>The literal paths of the files.</summary>
    [Parameter(ParameterSetName = LiteralPathSet, Mandatory = true, ValueFromPipelineByPropertyName = true)]
    [Alias("PSPath", "LP")]
    [PathTransformation, ValidateNotNullOrEmpty]
    public string[] LiteralPath { get; set; } = [];

    /// <summary>The endpoint of all lines. The default is that of the first line.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(EndpointCompleter))]
    [ValidateNotNullOrEmpty]
    public string? Endpoint { get; set; }

    /// <summary>Returns true or false for each file instead of the problems. Ignores warnings.</summary>
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
