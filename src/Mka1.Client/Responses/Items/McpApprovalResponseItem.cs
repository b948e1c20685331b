using System.Text.Json;

namespace Mka1.Responses.Items;

/// <summary>The answer to the question whether a tool of an MCP server may be called.</summary>
public sealed class McpApprovalResponseItem : ResponseItem
{
    internal McpApprovalResponseItem(JsonElement json)
        : base(json)
    {
    }

    /// <summary>The id of the question's item.</summary>
    public string? ApprovalRequestId => GetText("approval_request_id");

    /// <summary>True if it may be called.</summary>
    public bool? Approve => GetFlag("approve");

    /// <summary>Why, if it was told.</summary>
    public string? Reason => GetText("reason");

    /// <summary>What the item says or does, in a line.</summary>
    /// <returns>The answer and its reason.</returns>
    public override string ToString() => Approve is bool approved ? (approved ? "approved" : "refused") + (Reason is null ? "" : ": " + Reason) : Type;
}
