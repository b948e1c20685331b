using System.Management.Automation;

namespace Mka1.PowerShell.Pipeline;

/// <summary>
/// Tells what must pass through a cmdlet as it is: how the engine ends a pipeline (Ctrl+C, a terminating error,
/// -ErrorAction Stop, Select-Object -First, break, exit), and what leaves the process in no state to tell anything.
/// </summary>
internal static class EngineFlow
{
    public static bool Is(Exception exception) => exception
        is PipelineStoppedException or FlowControlException or ActionPreferenceStopException or HaltCommandException
        or OutOfMemoryException or StackOverflowException or AccessViolationException;
}
