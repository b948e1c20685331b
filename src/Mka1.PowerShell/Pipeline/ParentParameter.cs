using System.Management.Automation;
using Mka1.Errors;
using Mka1.Http;
using Mka1.Json;
using Mka1.PowerShell.Values;

namespace Mka1.PowerShell.Pipeline;

/// <summary>
/// The parameter that names the parents of objects, such as -AgentId. An object below a parent has a member of the same name, so
/// that the parameter is only needed with ids.
/// </summary>
/// <param name="Name">The name of the parameter and of the member.</param>
/// <param name="Kind">The kind of the parents.</param>
/// <param name="Ids">The value of the parameter.</param>
internal sealed record ParentParameter(string Name, ObjectKind Kind, ObjectId[]? Ids)
{
    /// <summary>The members in which objects have the id of a parent: one below a parent by the name of the parameter, a parent by Id.</summary>
    public string[] Names => [Name, nameof(ActByIdCommand.Id)];

    /// <summary>Gets the id of the parent of an object: that of the parameter, otherwise that of the object.</summary>
    /// <exception cref="Mka1InputException">There is none, or there are several.</exception>
    public string GetId(object? source)
    {
        var given = Ids?.FirstOrDefault(id => ReferenceEquals(id.Source, source)) ?? (Ids?.Length == 1 ? Ids[0] : null);
        if (given is null && Ids?.Length > 1)
            throw new Mka1InputException($"-{Name} accepts one {Kind.Noun} for the ids of -Id. Call the cmdlet for each.");
        string? id = given is null ? ObjectMember.Get(source, Name) as string : given.Find(Names);
        return Kind.CheckId(id ?? throw new Mka1InputException($"The {Kind.Noun} is missing. Give -{Name}, or objects that have {Name}."));
    }

    /// <summary>Whether a value is an object of type T, a copy of one, or a row with its ids, rather than a parent.</summary>
    public bool IsChild<T>(object? source)
    {
        if (PlainValue.Unwrap(source) is Mka1Object own)
            return own is T;
        if (source is null || !ObjectMember.Has(source, Name) || ObjectMember.Get(source, nameof(ActByIdCommand.Id)) is not string { Length: > 0 })
            return false;
        string type = PSObject.AsPSObject(source).TypeNames[0];
        return !type.Contains("." + nameof(Mka1) + ".") || type.EndsWith("." + typeof(T).FullName, StringComparison.Ordinal);
    }
}
