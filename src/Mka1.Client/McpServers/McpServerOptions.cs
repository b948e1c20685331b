using System.Text.RegularExpressions;
using Mka1.Errors;
using Mka1.Json;

namespace Mka1.McpServers;

/// <summary>The members of an MCP server that can be set; null for those that stay as they are.</summary>
public sealed record McpServerOptions : IOptions
{
    private static readonly Regex Label = new(@"\A[A-Za-z0-9._-]+\z", RegexOptions.CultureInvariant);

    /// <summary>The name, of 1 to 255 characters.</summary>
    public string? Name { get; init; }

    /// <summary>The label of the server in calls, of 1 to 255 letters, digits, dots, underscores and hyphens.</summary>
    public string? ServerLabel { get; init; }

    /// <summary>The absolute URL, of up to 2,048 characters.</summary>
    public string? ServerUrl { get; init; }

    /// <summary>The description, up to 10,000 characters.</summary>
    public string? ServerDescription { get; init; }

    /// <summary>The names of the tools that may be used.</summary>
    public IReadOnlyList<string>? AllowedTools { get; init; }

    /// <summary><c>always</c> or <c>never</c>.</summary>
    public string? RequireApproval { get; init; }

    /// <summary>The whole map of metadata, see <see cref="MetadataLimits"/>.</summary>
    public IReadOnlyDictionary<string, string>? Metadata { get; init; }

    /// <inheritdoc/>
    public void Check()
    {
        TextLimits.Check("The name of an MCP server", Name, 1, 255);
        TextLimits.Check("The label of an MCP server", ServerLabel, 1, 255);
        if (ServerLabel is not null && !Label.IsMatch(ServerLabel))
            throw new Mka1InputException($"The label of an MCP server must have letters from A to Z, digits, dots, underscores and hyphens only, unlike '{ServerLabel}'.");
        TextLimits.Check("The URL of an MCP server", ServerUrl, 1, 2048);
        if (ServerUrl is not null && !Uri.IsWellFormedUriString(ServerUrl, UriKind.Absolute))
            throw new Mka1InputException($"The URL of an MCP server must be absolute, such as https://tools.example.com/mcp, unlike '{ServerUrl}'.");
        TextLimits.Check("The description of an MCP server", ServerDescription, 0, 10_000);
        MetadataLimits.Check(Metadata);
    }

    internal Dictionary<string, object?> ToBody()
    {
        Check();
        return JsonBody.CreateMembers(
            ("name", Name), ("server_label", ServerLabel), ("server_url", ServerUrl), ("server_description", ServerDescription),
            ("allowed_tools", AllowedTools), ("require_approval", RequireApproval), ("metadata", Metadata));
    }
}
