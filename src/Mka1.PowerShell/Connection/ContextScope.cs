namespace Mka1.PowerShell.Connection;

/// <summary>Where a context is visible.</summary>
public enum ContextScope
{
    /// <summary>All runspaces of the process, including those of <c>ForEach-Object -Parallel</c> and thread jobs.</summary>
    Process,

    /// <summary>This runspace only, where it hides the context of the process.</summary>
    Runspace,
}
