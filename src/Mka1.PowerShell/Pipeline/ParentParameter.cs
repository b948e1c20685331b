using System.Management.Automation;
using Mka1.Errors;
using Mka1.Http;
using Mka1.Json;
using Mka1.PowerShell.Values;

namespace Mka1.PowerShell.Pipeline;

/// <summary>
/// The parameter that names the parents of objects, such as -AgentId. An object below a parent has a member of the same name or
/// alias, so that the parameter is only needed with ids.
/// </summary>
/// <param name="Name">The name of the parameter.</param>
/// <param name="Kind">The kind of the parents.</param>
/// <param name="Ids">The value of the parameter.</param>
internal sealed record ParentParameter(string Name, ObjectKind Kind, ObjectId[]? Ids)
{
    /// <summary>The alias of the parameter; null if it has none.</summary>
    public string? Alias { get; init; }

    /// <summary>How the ids of parents begin that only filter lists: other ids are read without a parent. Null for all others.</summary>
    public string? FilterIdPrefix { get; init; }

    /// <summary>Finds the id of a parent from its name; null if names do not identify parents.</summary>
    public Func<Mka1Client, string, CancellationToken, Task<string>>? FindByNameAsync { get; init; }

    /// <summary>The members in which objects have the id of a parent: one below a parent by the names of the parameter, a parent by Id.</summary>
    // The name comes last, because it is not unique.
    public string[] Names => FindByNameAsync is null ? [.. ParentNames, nameof(ActByIdCommand.Id)] : [.. ParentNames, nameof(ActByIdCommand.Id), ObjectId.Name];

    /// <summary>The parent, if it is the same for all ids.</summary>
    public object? Source => Ids?.Length == 1 ? Ids[0].Source : null;

    private string[] ParentNames => Alias is null ? [Name] : [Name, Alias];

    /// <summary>Finds the id of the parent of an object: that of the parameter, otherwise that of the object.</summary>
    /// <param name="client">Reads names.</param>
    /// <param name="source">The object, its id or the parent itself.</param>
    /// <param name="cancellationToken">Cancels the reading.</param>
    /// <exception cref="Mka1InputException">There is none, or there are several.</exception>
    public Task<string> FindIdAsync(Mka1Client client, object? source, CancellationToken cancellationToken)
    {
        var given = Ids?.FirstOrDefault(id => ReferenceEquals(id.Source, source)) ?? (Ids?.Length == 1 ? Ids[0] : null);
        if (given is null && Ids?.Length > 1)
            throw new Mka1InputException($"-{Name} accepts one {Kind.Noun} for the ids of -Id. Call the cmdlet for each.");
        string? id = given is null ? FindInObject(source) : given.Find(Names);
        Kind.CheckId(id ?? throw new Mka1InputException($"The {Kind.Noun} is missing. Give -{Name}, or objects that have {string.Join(" or ", ParentNames)}."));
        // Text may be a name. Objects of the server have ids.
        return FindByNameAsync is null || PlainValue.Unwrap(given?.Source ?? source) is Mka1Object ? Task.FromResult(id) : FindByNameAsync(client, id, cancellationToken);
    }

    /// <summary>Whether a value is an object of type T, a copy of one, or names one in a row or a result, rather than a parent.</summary>
    /// <param name="source">The value.</param>
    /// <param name="idNames">The members in which an object has the id of such an object.</param>
    public bool IsChild<T>(object? source, string[] idNames)
    {
        if (PlainValue.Unwrap(source) is T)
            return true;
        if (source is null || !ParentNames.Any(name => ObjectMember.Has(source, name)))
            return false;
        string? idName = idNames.FirstOrDefault(name => ObjectMember.Get(source, name) is string { Length: > 0 });
        return idName is not null && (idName != nameof(ActByIdCommand.Id) || IsRowOrCopy<T>(PSObject.AsPSObject(source).TypeNames));
    }

    private string? FindInObject(object? source) =>
        source is null || !ParentNames.Any(name => ObjectMember.Has(source, name)) ? null : new ObjectId(source).Find(ParentNames);

    // An object of another kind has an id of its own.
    private static bool IsRowOrCopy<T>(IReadOnlyCollection<string> typeNames) =>
        !typeNames.Any(static name => $".{name}".Contains($".{nameof(Mka1)}.")) || typeNames.Any(static name => name.EndsWith("." + typeof(T).FullName, StringComparison.Ordinal));
}
