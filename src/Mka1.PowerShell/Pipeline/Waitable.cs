using System.Management.Automation;
using Mka1.Http;

namespace Mka1.PowerShell.Pipeline;

/// <summary>Describes a kind of objects that a cmdlet can wait for.</summary>
internal abstract class Waitable<T>
    where T : class
{
    /// <summary>The noun of the objects and the rule for their ids.</summary>
    public abstract ObjectKind Kind { get; }

    /// <summary>The cmdlet that cancels an object.</summary>
    public abstract string StopCmdlet { get; }

    public abstract Task<T> ReadAsync(Mka1Client client, string id, CancellationToken cancellationToken);

    public abstract bool IsFinished(T item);

    /// <summary>Gets the status, by which objects are counted.</summary>
    public abstract string GetStatus(T item);

    /// <summary>Gets the status of one object with details.</summary>
    public virtual string GetState(T item) => GetStatus(item);

    /// <summary>Gets the completed fraction of an object, 0 to 1; null if it is unknown.</summary>
    public virtual double? GetCompletion(T item) => null;

    /// <summary>Gets the default delay before the next poll of an object.</summary>
    public virtual TimeSpan GetPollDelay(string id, T? item) => TimeSpan.FromSeconds(2);

    /// <summary>Creates the progress record of one object; null for none.</summary>
    public virtual ProgressRecord? CreateProgressRecord(string id, T item) => null;
}
