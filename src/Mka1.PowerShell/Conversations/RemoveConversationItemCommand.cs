using System.Management.Automation;
using Mka1.Conversations;
using Mka1.Http;
using Mka1.PowerShell.Completion;
using Mka1.PowerShell.Connection;
using Mka1.PowerShell.Languages;
using Mka1.PowerShell.Pipeline;
using Mka1.PowerShell.Requests;

namespace Mka1.PowerShell.Conversations;

/// <summary>Deletes items of conversations, with a call for each, or with one call for many.</summary>
[Cmdlet(VerbsCommon.Remove, "Mka1ConversationItem", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
[ApiOperation("llm.conversations.deleteItem", "llm.conversations.deleteItems")]
[OutputType(typeof(Deletion))]
public sealed class RemoveConversationItemCommand : RemoveCommand
{
    private readonly Dictionary<(ApiConnection Connection, string Conversation), List<string>> _bulk = [];

    /// <summary>The ids of the items.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("ConversationItemId"), ObjectIdTransformation, ValidateNotNull, ArgumentCompleter(typeof(SeenIdCompleter))]
    public override ObjectId[] Id { get; set; } = [];

    /// <summary>The conversation: its id or an object. The default is that of the item.</summary>
    [Parameter(Position = 1, ValueFromPipelineByPropertyName = true)]
    [Alias("Conversation"), ObjectIdTransformation, ValidateNotNull, ArgumentCompleter(typeof(SeenConversationCompleter))]
    public ObjectId[]? ConversationId { get; set; }

    /// <summary>Deletes up to 100 items of a conversation with one call, all or none of them.</summary>
    [Parameter]
    public SwitchParameter Bulk { get; set; }

    private protected override ObjectKind Kind => ConversationItemClient.Kind;

    private protected override ParentParameter? Parent => new(nameof(ConversationId), ConversationClient.Kind, ConversationId) { Alias = "Conversation" };

    private protected override string Action => Messages.Get("DoDeleteBelow", Messages.Get("Noun item"), ParentId);

    private protected override Task<Deletion> DeleteAsync(string id) => Client.Conversations.Items.DeleteAsync(ParentId, id, Cancellation);

    private protected override Task RemoveAsync(ObjectId id) => !Bulk ? base.RemoveAsync(id) : WorkOnAsync(id, async text =>
    {
        Kind.CheckId(text);
        if (!await ShouldProcessAsync(text, Action, ConfirmImpact.High))
            return;
        if (!_bulk.TryGetValue((Connection, ParentId), out var ids))
            _bulk[(Connection, ParentId)] = ids = [];
        ids.Add(text);
        if (ids.Count == ConversationItemClient.MaximumDeletions)
            await FlushAsync(Connection, ParentId, ids);
    });

    private protected override async Task EndAsync()
    {
        await base.EndAsync();
        foreach (var part in _bulk.Where(static part => part.Value.Count > 0))
            await FlushAsync(part.Key.Connection, part.Key.Conversation, part.Value);
    }

    private Task FlushAsync(ApiConnection connection, string conversation, List<string> ids) => TryAsync(conversation, async () =>
    {
        string[] items = [.. ids.Distinct(StringComparer.Ordinal)];
        ids.Clear();
        foreach (var deletion in await connection.Client.Conversations.Items.DeleteAsync(conversation, items, Cancellation))
        {
            Forget(deletion.Id);
            if (PassThru)
                WriteObject(deletion);
        }
    });
}
