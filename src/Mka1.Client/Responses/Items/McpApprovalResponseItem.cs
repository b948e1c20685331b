using System.Text.Json;

namespace Mka1.Responses.Items;

/// <summary>The response to a request to approve a tool call.</summary>
public sealed class McpApprovalResponseItem : ResponseItem
{
    internal McpApprovalResponseItem(JsonElement json)
        : base(json)
    {
    }

    /// <summary>The id of the request item.</summary>
    public string? ApprovalRequestId => GetText("approval_request_id");

    /// <summary>True if the call is approved.</summary>
    public bool? Approve => GetFlag("approve");

    /// <summary>The reason; null if none is given.</summary>
    public string? Reason => GetText("reason");

    /// <summary>A one-line description of the item.</summary>
    /// <returns>The decision and its reason.</returns>
    public override string ToString() => Approve is bool approved ? (approved ? "approved" : "refused") + (Reason is null ? "" : ": " + Reason) : Type;
}
