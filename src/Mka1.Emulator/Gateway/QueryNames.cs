namespace Mka1.Emulator.Gateway;

/// <summary>The names that a route's query may hold; a route that declares none takes no query.</summary>
internal sealed class QueryNames(params string[] known)
{
    /// <summary>For addresses that lead nowhere.</summary>
    public static readonly QueryNames Any = new();

    /// <summary>Refuses a name that the route of the request does not know.</summary>
    public static void Check(HttpContext context)
    {
        if (context.GetEndpoint()?.Metadata.GetMetadata<QueryNames>() is not { } names || names == Any)
            return;
        foreach (var name in context.Request.Query.Keys)
        {
            if (!names.Knows(name))
                throw ApiException.Invalid($"Unknown parameter: '{name}'.", name, "unknown_parameter");
        }
    }

    // A list of values may also be written with brackets.
    private bool Knows(string name) => known.Contains(name) || (name == "include[]" && known.Contains("include"));
}
