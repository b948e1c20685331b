using System.Management.Automation;
using Mka1.Http;
using Mka1.PowerShell.Completion;
using Mka1.PowerShell.Pipeline;

namespace Mka1.PowerShell.Connection;

/// <summary>Gets the last 1,000 calls of this process, without keys and bodies.</summary>
[Cmdlet(VerbsCommon.Get, "Mka1RequestLog")]
[OutputType(typeof(RequestLogEntry))]
public sealed class GetRequestLogCommand : AsyncCommand
{
    /// <summary>The number of calls to get, the most recent ones.</summary>
    [Parameter(Position = 0)]
    [FreeText]
    [ValidateRange(1, int.MaxValue)]
    [PSDefaultValue(Help = "None")]
    public int Last { get; set; } = int.MaxValue;

    /// <summary>Gets only calls that failed.</summary>
    [Parameter]
    public SwitchParameter Failed { get; set; }

    private protected override Task EndAsync()
    {
        var calls = Mka1Context.Log.Snapshot().Where(call => !Failed || call.Error is not null).ToArray();
        foreach (var call in calls.Skip(Math.Max(0, calls.Length - Last)))
            WriteObject(call);
        return Task.CompletedTask;
    }
}
