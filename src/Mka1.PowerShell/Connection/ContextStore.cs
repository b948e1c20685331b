using System.Management.Automation.Runspaces;
using System.Runtime.CompilerServices;

namespace Mka1.PowerShell.Connection;

/// <summary>Holds the contexts of the process and of each runspace.</summary>
internal static class ContextStore
{
    private static readonly ContextSet Process = new();
    private static readonly ConditionalWeakTable<Runspace, RunspaceState> Runspaces = new();

    /// <summary>The context that a cmdlet of this runspace uses without <c>-Context</c>; null if there is none.</summary>
    public static Mka1Context? Current => Here.Contexts.Current ?? (Here.IsDisconnected ? null : Seen(Process.Current));

    /// <summary>All contexts that this runspace sees: its own, and those of the process that they do not hide.</summary>
    public static IReadOnlyList<Mka1Context> All
    {
        get
        {
            var own = Here.Contexts.All;
            return [.. own, .. Process.All.Where(context => Seen(context) is not null && Here.Contexts.Find(context.Name) is null)];
        }
    }

    public static bool HasProcessContext => Process.Current is not null;

    private static RunspaceState Here => Runspaces.GetOrCreateValue(Runspace.DefaultRunspace);

    public static Mka1Context? Find(string name) => Here.Contexts.Find(name) ?? Seen(Process.Find(name));

    /// <summary>A context of the process, by name or the current one, whether this runspace sees it or not.</summary>
    public static Mka1Context? FindInProcess(string? name) => name is null ? Process.Current : Process.Find(name);

    /// <summary>The scope in which this runspace finds a context of this name.</summary>
    public static ContextScope ScopeOf(string name) => Here.Contexts.Find(name) is null ? ContextScope.Process : ContextScope.Runspace;

    public static void SetCurrent(Mka1Context context, ContextScope scope)
    {
        if (scope == ContextScope.Process)
        {
            // A new connection of the process must not be hidden by an older one of this runspace.
            Here.Contexts.Remove(context.Name);
            Here.Contexts.ClearCurrent();
            Process.SetCurrent(context);
        }
        else
        {
            Here.Contexts.SetCurrent(context);
        }
        Here.IsDisconnected = false;
        Here.Left.Remove(context);
    }

    /// <summary>Forgets a context for all runspaces, or only for this one.</summary>
    public static void Remove(Mka1Context context, ContextScope scope)
    {
        bool own = Here.Contexts.Remove(context.Name);
        if (scope == ContextScope.Process)
        {
            Process.Remove(context.Name);
        }
        else if (!own)
        {
            // Other runspaces may use the context of the process, so only hide it in this one.
            Here.IsDisconnected |= ReferenceEquals(context, Process.Current);
            Here.Left.Add(context);
        }
    }

    private static Mka1Context? Seen(Mka1Context? context) => context is null || Here.Left.Contains(context) ? null : context;

    private sealed class RunspaceState
    {
        public ContextSet Contexts { get; } = new();

        public bool IsDisconnected { get; set; }

        /// <summary>Contexts of the process that this runspace disconnected from.</summary>
        public HashSet<Mka1Context> Left { get; } = [];
    }
}
