using System.Management.Automation;
using Mka1.PowerShell.Values;

namespace Mka1.PowerShell.Pipeline;

/// <summary>An id, or an object that has one. The object also tells the cmdlet where it was read.</summary>
public sealed class ObjectId
{
    /// <summary>The member in which an object has its name.</summary>
    internal const string Name = "Name";

    internal ObjectId(object? source) => Source = source;

    /// <summary>The text or the object.</summary>
    internal object? Source { get; }

    /// <summary>Gets the id; null if the object has none.</summary>
    /// <param name="names">The names of the member to look for. The first that the object has counts, even if it is empty.</param>
    internal string? Find(IEnumerable<string> names) => PlainValue.Unwrap(Source) switch
    {
        null => string.Empty,
        string or char or ValueType => PlainValue.ToText(Source),
        _ => ObjectMember.Get(Source, FindName(names) ?? string.Empty) switch
        {
            (string or ValueType) and var value => PlainValue.ToText(value),
            // Such as the conversation of a response.
            var item => ObjectMember.Get(item, "id") as string,
        },
    };

    /// <summary>Gets the first of the names that is a member of the object; null if none is. The Id or Name of an object of another kind is none.</summary>
    internal string? FindName(IEnumerable<string> names) =>
        names.FirstOrDefault(name => ObjectMember.Has(Source, name) && (name is not (nameof(ActByIdCommand.Id) or Name) || !OwnId.IsForeign(Source, names)))
            ?? (OwnId.IsResource(Source, names) ? "ResourceId" : null);

    /// <summary>The id, or the text of the object.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => Find(["Id"]) ?? LanguagePrimitives.ConvertTo<string>(Source);
}
