using System.Management.Automation.Runspaces;
using System.Runtime.CompilerServices;
using Mka1.Errors;
using Mka1.PowerShell.Languages;
using Mka1.PowerShell.Pipeline;

namespace Mka1.PowerShell.Connection;

/// <summary>Holds the contexts of the process and of each runspace.</summary>
internal static class ContextStore
{
    private static readonly ContextSet Process = new();
    private static readonly ConditionalWeakTable<Runspace, RunspaceState> Runspaces = new();

    /// <summary>The default context of cmdlets in this runspace; null if there is none.</summary>
    public static Mka1Context? Current => CurrentState.Contexts.Current ?? (CurrentState.IsDisconnected ? null : GetVisible(Process.Current));

    /// <summary>All contexts that are visible in this runspace: its own, and those of the process that they do not hide.</summary>
    public static IReadOnlyList<Mka1Context> All
    {
        get
        {
            var own = CurrentState.Contexts.All;
            return [.. own, .. Process.All.Where(context => GetVisible(context) is not null && CurrentState.Contexts.Find(context.Name) is null)];
        }
    }

    public static bool HasProcessContext => Process.Current is not null;

    private static RunspaceState CurrentState => Runspaces.GetOrCreateValue(Runspace.DefaultRunspace);

    public static Mka1Context? Find(string name) => CurrentState.Contexts.Find(name) ?? GetVisible(Process.Find(name));

    /// <summary>Finds the context that an object was read with, or another of the same server.</summary>
    /// <exception cref="Mka1InputException">There is none.</exception>
    public static Mka1Context FindFor(ObjectOrigin origin)
    {
        var named = origin.Context is null ? null : Find(origin.Context);
        if (named is not null && (origin.Server is null || named.Server == origin.Server))
            return named;
        if (origin.Server is null)
            throw new Mka1InputException(Messages.Get("ObjectOfUnknownContext", origin.Context, CommandText.Quote(origin.Context!)));
        return Current is Mka1Context current && current.Server == origin.Server ? current
            : All.FirstOrDefault(context => context.Server == origin.Server)
            ?? throw new Mka1InputException(named is null
                ? Messages.Get("ObjectFromLostContext", origin.Server, origin.Context)
                : Messages.Get("ObjectFromMovedContext", origin.Server, origin.Context, named.Server));
    }

    /// <summary>Finds a context of the process by name, or the current one, even if it is not visible in this runspace.</summary>
    public static Mka1Context? FindInProcess(string? name) => name is null ? Process.Current : Process.Find(name);

    /// <summary>Gets the scope in which this runspace finds a context by name.</summary>
    public static ContextScope GetScope(string name) => CurrentState.Contexts.Find(name) is null ? ContextScope.Process : ContextScope.Runspace;

    public static void SetCurrent(Mka1Context context, ContextScope scope)
    {
        if (scope == ContextScope.Process)
        {
            // A new connection of the process must not be hidden by an older one of this runspace.
            CurrentState.Contexts.Remove(context.Name);
            CurrentState.Contexts.ClearCurrent();
            Process.SetCurrent(context);
        }
        else
        {
            CurrentState.Contexts.SetCurrent(context);
        }
        CurrentState.IsDisconnected = false;
        CurrentState.Disconnected.Remove(context);
    }

    /// <summary>Removes a context for all runspaces, or only for this one.</summary>
    public static void Remove(Mka1Context context, ContextScope scope)
    {
        bool own = CurrentState.Contexts.Remove(context.Name);
        if (scope == ContextScope.Process)
        {
            Process.Remove(context.Name);
        }
        else if (!own)
        {
            // Other runspaces may use the context of the process, so only hide it in this one.
            CurrentState.IsDisconnected |= ReferenceEquals(context, Process.Current);
            CurrentState.Disconnected.Add(context);
        }
    }

    private static Mka1Context? GetVisible(Mka1Context? context) => context is null || CurrentState.Disconnected.Contains(context) ? null : context;

    private sealed class RunspaceState
    {
        public ContextSet Contexts { get; } = new();

        public bool IsDisconnected { get; set; }

        /// <summary>Contexts of the process that this runspace disconnected from.</summary>
        public HashSet<Mka1Context> Disconnected { get; } = [];
    }
}
