namespace Mka1.PowerShell.Connection;

/// <summary>Who sees a context.</summary>
public enum ContextScope
{
    /// <summary>All runspaces of the process, those of <c>ForEach-Object -Parallel</c> and thread jobs too.</summary>
    Process,

    /// <summary>This runspace only; here it hides the one of the process.</summary>
    Runspace,
}
