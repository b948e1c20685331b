namespace Mka1.Emulator.Gateway;

/// <summary>The allowed query parameters of a route; a route without them accepts no query.</summary>
internal sealed class QueryNames(params string[] known)
{
    /// <summary>For paths without an operation.</summary>
    public static readonly QueryNames Any = new();

    /// <summary>Refuses a parameter that the route of the request does not have.</summary>
    public static void Check(HttpContext context)
    {
        if (context.GetEndpoint()?.Metadata.GetMetadata<QueryNames>() is not { } names || names == Any)
            return;
        foreach (var name in context.Request.Query.Keys)
        {
            if (!names.Allows(name))
                throw ApiException.Invalid($"Unknown parameter: '{name}'.", name, "unknown_parameter");
        }
    }

    // An array may also be written with brackets.
    private bool Allows(string name) => known.Contains(name) || (name == "include[]" && known.Contains("include"));
}
