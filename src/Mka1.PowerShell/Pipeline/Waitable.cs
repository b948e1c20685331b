using System.Management.Automation;
using Mka1.Http;

namespace Mka1.PowerShell.Pipeline;

/// <summary>What a wait has to know about the kind of objects that it waits for.</summary>
internal abstract class Waitable<T>
    where T : class
{
    /// <summary>What the objects are called, and what their ids must be.</summary>
    public abstract ObjectKind Kind { get; }

    /// <summary>The cmdlet that ends what goes on.</summary>
    public abstract string StopCmdlet { get; }

    public abstract Task<T> ReadAsync(string id, CancellationToken cancellationToken);

    public abstract bool IsOver(T item);

    /// <summary>The status, by which objects are counted.</summary>
    public abstract string StatusOf(T item);

    /// <summary>The status of one object, with what else there is to tell.</summary>
    public virtual string StateOf(T item) => StatusOf(item);

    /// <summary>How far an object is, 0 to 1; null if it does not tell.</summary>
    public virtual double? DoneOf(T item) => null;

    /// <summary>The time until an object is looked at again, if nobody has said another.</summary>
    public virtual TimeSpan NextLook(string id, T? item) => TimeSpan.FromSeconds(2);

    /// <summary>A progress bar of the object's own; null for none.</summary>
    public virtual ProgressRecord? Bar(string id, T item) => null;
}
