using System.Collections;
using System.Management.Automation;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using Mka1.AccessTokens;
using Mka1.Batches;
using Mka1.Batches.Measures;
using Mka1.Http;
using Mka1.Json;
using Mka1.PowerShell.Values;

namespace Mka1.PowerShell.Connection;

/// <summary>
/// The connection and identity that an object was read with, or that a row names in its columns. Objects of other modules have none,
/// even if they have members of the same names.
/// </summary>
/// <param name="Context">The name of the context; null if there is none.</param>
/// <param name="Server">The server's address; null if it is unknown.</param>
/// <param name="OnBehalfOf">The identity; null for none.</param>
/// <param name="HasIdentity">Whether the identity is known.</param>
internal sealed record ObjectOrigin(string? Context, Uri? Server, string? OnBehalfOf, bool HasIdentity)
{
    public const string ContextMember = "Context";
    public const string ServerMember = "Server";
    public const string OnBehalfOfMember = "OnBehalfOf";

    // Such as Deserialized.Selected.Mka1.Files.FileObject.
    private static readonly Regex TypePrefix = new("^(Deserialized\\.|Selected\\.|CSV:)+", RegexOptions.CultureInvariant);
    private static readonly string RowType = typeof(PSCustomObject).FullName!;

    // Objects with the members of the JSON get no further members.
    private static readonly ConditionalWeakTable<PSObject, Origin> Unmarked = new();

    /// <summary>Adds the origin to an object that is computed from several answers. Objects of the server have it themselves, see TypeMembers.</summary>
    public static object? Mark(object? value, Func<Origin> getOrigin)
    {
        if (PlainValue.Unwrap(value) is not (BatchMeasure or BatchGroupSummary or AccessToken))
            return value;
        var marked = PSObject.AsPSObject(value!);
        var origin = getOrigin();
        marked.Properties.Add(new PSNoteProperty(ContextMember, origin.Connection), preValidated: true);
        marked.Properties.Add(new PSNoteProperty(ServerMember, origin.Server.ToString()), preValidated: true);
        marked.Properties.Add(new PSNoteProperty(OnBehalfOfMember, origin.OnBehalfOf), preValidated: true);
        return marked;
    }

    /// <summary>Formats the address of a server, without a slash at its end.</summary>
    public static string Format(Uri server) => server.ToString().TrimEnd('/');

    /// <summary>Remembers the origin of an object that has the members of the JSON and no others.</summary>
    public static void Remember(object? value, Origin origin)
    {
        if (value is not PSObject { BaseObject: PSCustomObject } plain)
            return;
        Unmarked.Remove(plain);
        Unmarked.Add(plain, origin);
    }

    /// <summary>Gets the origin of an object; null if it has none.</summary>
    public static ObjectOrigin? Of(object? value)
    {
        if (((PlainValue.Unwrap(value) as Mka1Object)?.GetOrigin() ?? FindUnmarked(value)) is Origin read)
            return new ObjectOrigin(read.Connection, read.Server, read.OnBehalfOf, HasIdentity: true);
        if (!IsOwn(value))
            return null;
        string? context = GetText(value, ContextMember);
        bool hasIdentity = ObjectMember.Has(value, OnBehalfOfMember);
        // A column Server of a row without a context may mean anything.
        var server = context is not null && Uri.TryCreate(GetText(value, ServerMember), UriKind.Absolute, out var address) ? address : null;
        return context is null && !hasIdentity ? null : new ObjectOrigin(context, server, hasIdentity ? GetText(value, OnBehalfOfMember) : null, hasIdentity);
    }

    /// <summary>Whether an object is one of this module, also a deserialized one, or a row of a script.</summary>
    public static bool IsOwn(object? value) => PlainValue.Unwrap(value) switch
    {
        null => false,
        IDictionary => true,
        PSCustomObject => TypePrefix.Replace(((PSObject)value!).TypeNames.FirstOrDefault() ?? string.Empty, string.Empty) is string name
            && (name == RowType || name.StartsWith("Mka1.", StringComparison.Ordinal)),
        object item => item.GetType().Assembly is var assembly && (assembly == typeof(Mka1Object).Assembly || assembly == typeof(ObjectOrigin).Assembly),
    };

    /// <summary>Whether a member of a deserialized object is its origin, which is not part of its JSON.</summary>
    public static bool IsMark(PSObject owner, string member) =>
        member is ContextMember or ServerMember or OnBehalfOfMember
        && TypePrefix.Replace(owner.TypeNames.FirstOrDefault() ?? string.Empty, string.Empty).StartsWith("Mka1.", StringComparison.Ordinal);

    private static Origin? FindUnmarked(object? value) => value is PSObject wrapped && Unmarked.TryGetValue(wrapped, out var origin) ? origin : null;

    // Empty text is the null of a CSV file.
    private static string? GetText(object? value, string name) =>
        ObjectMember.Get(value, name) is (string or ValueType) and var member && PlainValue.ToText(member) is { Length: > 0 } text ? text : null;
}
