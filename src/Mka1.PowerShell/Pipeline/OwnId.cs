using Mka1.Json;
using Mka1.PowerShell.Values;

namespace Mka1.PowerShell.Pipeline;

/// <summary>Decides whether the member Id of an object is the wanted one: that of a file is no id of a response.</summary>
internal static class OwnId
{
    private const string Suffix = "Id";

    // Types that are not named after the kind whose id they have.
    private static readonly Dictionary<string, string> Kinds = new(StringComparer.Ordinal)
    {
        ["FileObject"] = "File",
        ["VectorStoreFile"] = "File",
        ["CompactedResponse"] = "Response",
        ["ResponseFeedback"] = "Response",
    };

    private static readonly Lazy<HashSet<string>> Known = new(static () => new(
        typeof(Mka1Object).Assembly.GetExportedTypes().Where(static type => type.IsSubclassOf(typeof(Mka1Object))).Select(static type => type.Name).Concat(Kinds.Values),
        StringComparer.Ordinal));

    /// <summary>Whether an object of the server, or a copy of one, is of another kind than that of a parameter.</summary>
    /// <param name="source">The object, a row or text.</param>
    /// <param name="names">The names of the parameter, such as VectorStoreId and Id.</param>
    public static bool IsForeign(object? source, IEnumerable<string> names)
    {
        if (source is null || DeserializedType.GetServerType(source) is not string type)
            return false;
        var wanted = names.Where(static name => name != Suffix).Select(GetKind).ToArray();
        string own = type.StartsWith("Mka1.Responses.Items.", StringComparison.Ordinal) ? "ConversationItem" : type.Substring(type.LastIndexOf('.') + 1);
        if (wanted.Contains(own) || (Kinds.TryGetValue(own, out string? other) && names.Contains(other + Suffix)))
            return false;
        // Some parameters take objects of any kind, such as the resources of permissions.
        return wanted.Any(static kind => kind == "ConversationItem" || Known.Value.Contains(kind));
    }

    /// <summary>Whether an object says of which kind the id in its ResourceId is, and that is the kind of a parameter.</summary>
    public static bool IsResource(object? source, IEnumerable<string> names) =>
        ObjectMember.Get(source, "ResourceType") is string type && names.Any(name => GetKind(name).Equals(type.Replace("_", string.Empty), StringComparison.OrdinalIgnoreCase));

    private static string GetKind(string name) =>
        name.Length > Suffix.Length && name.EndsWith(Suffix, StringComparison.Ordinal) ? name.Substring(0, name.Length - Suffix.Length) : name;
}
