using System.Management.Automation;
using Mka1.Conversations;
using Mka1.PowerShell.Completion;
using Mka1.PowerShell.Connection;
using Mka1.PowerShell.Languages;
using Mka1.PowerShell.Pipeline;
using Mka1.PowerShell.Requests;
using Mka1.Responses.Items;

namespace Mka1.PowerShell.Conversations;

/// <summary>Adds items to the end of a conversation, 20 with each call.</summary>
[Cmdlet(VerbsCommon.Add, "Mka1ConversationItem", SupportsShouldProcess = true)]
[ApiOperation("llm.conversations.createItems")]
[OutputType(typeof(ResponseItem))]
public sealed class AddConversationItemCommand : Mka1Command
{
    private readonly List<object> _items = [];
    private long _added;
    private bool _hasFailed;
    private int _count;

    /// <summary>The conversation: its id or an object.</summary>
    [Parameter(Mandatory = true, Position = 0)]
    [Alias("Conversation"), ObjectIdTransformation(IsSingle = true), ValidateNotNull, ArgumentCompleter(typeof(SeenConversationCompleter))]
    public ObjectId? ConversationId { get; set; }

    /// <summary>The items: text for a message, or a hashtable or an object for an item of the API, also one of a response or a conversation.</summary>
    [Parameter(Mandatory = true, Position = 1, ValueFromPipeline = true)]
    [FreeText]
    [AllowNull]
    public PSObject?[] Item { get; set; } = [];

    /// <summary>The role of the messages that are given as text.</summary>
    [Parameter]
    [ValidateSet("user", "assistant", "system", "developer")]
    public string Role { get; set; } = "user";

    private protected override ParentParameter? Parent =>
        new(nameof(ConversationId), ConversationClient.Kind, ConversationId is null ? null : [ConversationId]) { Alias = "Conversation" };

    private protected override async Task ProcessRecordAsync()
    {
        foreach (var item in Item ?? [null])
        {
            bool isConverted = false;
            int position = ++_count;
            await TryAsync(item, () =>
            {
                _items.Add(ConversationItemInput.Convert(item, Role.ToLowerInvariant(), position));
                isConverted = true;
                return Task.CompletedTask;
            });
            // The items after it would follow the wrong one.
            _hasFailed |= !isConverted;
            if (_items.Count == ConversationItemClient.MaximumItems)
                await FlushAsync();
        }
    }

    private protected override async Task EndAsync()
    {
        await FlushAsync();
        if (_hasFailed)
            WriteWarning($"{(_added == 0 ? "Nothing was" : $"Only the first {_added} items are known to be")} added to the conversation, because of the error above.");
    }

    private async Task FlushAsync()
    {
        object[] items = [.. _items];
        _items.Clear();
        if (_hasFailed || items.Length == 0)
            return;
        // Stays set if the call fails.
        _hasFailed = true;
        await WorkOnParentAsync(ConversationId!, async () =>
        {
            if (ShouldProcess(ParentId, Messages.Get(items.Length == 1 ? "DoAddItem" : "DoAddItems", items.Length)))
            {
                var added = await Client.Conversations.Items.AddAsync(ParentId, items, Cancellation);
                _added += items.Length;
                foreach (var item in added)
                    WriteObject(item);
            }
            _hasFailed = false;
        });
    }
}
