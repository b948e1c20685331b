using System.Management.Automation;

namespace Mka1.PowerShell.Pipeline;

/// <summary>
/// Identifies exceptions that a cmdlet must not catch: those by which the engine ends a pipeline (Ctrl+C, a terminating error,
/// -ErrorAction Stop, Select-Object -First, break, exit), and those after which the process cannot continue safely.
/// </summary>
internal static class EngineFlow
{
    public static bool Is(Exception exception) => exception
        is PipelineStoppedException or FlowControlException or ActionPreferenceStopException or HaltCommandException
        or OutOfMemoryException or StackOverflowException or AccessViolationException;
}
