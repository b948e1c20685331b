using Mka1.Http;
using Mka1.PowerShell.Languages;

namespace Mka1.PowerShell.Pipeline;

/// <summary>Describes a kind of objects that a cmdlet can wait for.</summary>
internal abstract class Waitable<T>
    where T : class
{
    private const int MaximumShownIds = 5;

    /// <summary>The noun of the objects and the rule for their ids.</summary>
    public abstract ObjectKind Kind { get; }

    /// <summary>The ids of the parents by those of the objects, if these have parents.</summary>
    public Dictionary<string, string> Parents { get; } = new(StringComparer.Ordinal);

    /// <summary>The cmdlet that cancels an object.</summary>
    public abstract string StopCmdlet { get; }

    /// <summary>The number of objects that have a bar of their own at the same time. More would fill the screen.</summary>
    public virtual int MaximumBars => 0;

    public abstract Task<T> ReadAsync(Mka1Client client, string id, CancellationToken cancellationToken);

    public abstract bool IsFinished(T item);

    /// <summary>Gets why a finished object is not what was waited for, which becomes its error; null if it is.</summary>
    public virtual string? GetFailure(T item) => null;

    /// <summary>Gets the status, by which objects are counted.</summary>
    public abstract string GetStatus(T item);

    /// <summary>Gets the status of one object with details.</summary>
    public virtual string GetState(T item) => GetStatus(item);

    /// <summary>Gets the name of an object in bars.</summary>
    public virtual string GetName(string id, T item) => id;

    /// <summary>Gets the completed fraction of an object, 0 to 1; null if it is unknown.</summary>
    public virtual double? GetCompletion(T item) => null;

    /// <summary>Estimates the remaining time of an object that was just read; null if it is unknown.</summary>
    public virtual TimeSpan? EstimateRemaining(string id, T item) => null;

    /// <summary>Gets the default delay before the next poll of an object.</summary>
    public virtual TimeSpan GetPollDelay(string id, T? item) => TimeSpan.FromSeconds(2);

    /// <summary>Describes objects that continue after the wait, with the commands to cancel them and to wait again.</summary>
    /// <param name="unfinished">The ids of the unfinished objects, and the objects if they were read.</param>
    /// <param name="all">All objects of the wait that were read.</param>
    /// <param name="arguments">The other parameters of these commands, with a space before each; empty for none.</param>
    public virtual string DescribeUnfinished(IReadOnlyList<KeyValuePair<string, T?>> unfinished, IEnumerable<T> all, string arguments)
    {
        string[] ids = [.. unfinished.Take(MaximumShownIds).Select(static pair => pair.Key)];
        string subject = unfinished.Count == 1 ? Messages.Get("Continues", unfinished[0].Key) : Messages.Get("ContinueMany", unfinished.Count, Messages.GetPlural(Kind));
        return $"{subject} {(unfinished.Count <= MaximumShownIds ? Advise(unfinished.Count == 1, ids, arguments) : AdviseMany(ids, arguments))}";
    }

    /// <summary>Gets the commands to cancel objects and to wait for them again.</summary>
    public virtual string Advise(bool isOne, IReadOnlyList<string> ids, string arguments) => Advise(isOne, CommandText.Join(ids) + arguments);

    /// <summary>Gets the commands to cancel many objects and to wait for them again, with the ids of some.</summary>
    private protected virtual string AdviseMany(IReadOnlyList<string> ids, string arguments) =>
        Messages.Get("CancelManyByIds", StopCmdlet, WaitCmdlet, CommandText.Join(ids) + arguments);

    private protected string Advise(bool isOne, string arguments) => Messages.Get(isOne ? "CancelOne" : "CancelMany", $"{StopCmdlet} {arguments}", $"{WaitCmdlet} {arguments}");

    private string WaitCmdlet => StopCmdlet.Replace("Stop-", "Wait-");
}
