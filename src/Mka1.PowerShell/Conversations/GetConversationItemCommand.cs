using System.Management.Automation;
using Mka1.Lists;
using Mka1.PowerShell.Completion;
using Mka1.PowerShell.Pipeline;
using Mka1.PowerShell.Requests;
using Mka1.PowerShell.Values;
using Mka1.Responses.Items;

namespace Mka1.PowerShell.Conversations;

/// <summary>Gets the items of conversations: those of a conversation as a list, or by id.</summary>
[Cmdlet(VerbsCommon.Get, "Mka1ConversationItem", DefaultParameterSetName = ListSet, SupportsPaging = true)]
[ApiOperation("llm.conversations.listItems", "llm.conversations.getItem")]
[OutputType(typeof(ResponseItem))]
public sealed class GetConversationItemCommand : ReadByIdCommand<ResponseItem>
{
    private const string ListSet = "List";
    private string _conversation = string.Empty;

    /// <summary>The ids of the items.</summary>
    [Parameter(ParameterSetName = IdSet, Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("ConversationItemId"), ObjectIdTransformation, ValidateNotNull, ArgumentCompleter(typeof(SeenIdCompleter))]
    public ObjectId[] Id { get; set; } = [];

    /// <summary>The conversation: its id or an object. From the pipeline also items.</summary>
    [Parameter(ParameterSetName = ListSet, Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Parameter(ParameterSetName = IdSet, Position = 1, ValueFromPipelineByPropertyName = true)]
    [Alias("Conversation"), ObjectIdTransformation(IsSingle = true), ValidateNotNull, ArgumentCompleter(typeof(SeenConversationCompleter))]
    public ObjectId? ConversationId { get; set; }

    /// <summary>Starts after the item with this id.</summary>
    [Parameter(ParameterSetName = ListSet)]
    [ArgumentCompleter(typeof(SeenIdCompleter))]
    [ValidateNotNullOrEmpty]
    public string? After { get; set; }

    /// <summary>The order of the items. The API's default is the oldest first.</summary>
    [Parameter(ParameterSetName = ListSet)]
    public ListOrder Order { get; set; }

    private protected override object? Parent => ConversationId?.Source;

    private protected override Task FindParentAsync()
    {
        _conversation = ConversationIds.Find(ParameterSetName == IdSet ? ConversationId : null, Source);
        return Task.CompletedTask;
    }

    private protected override Task ProcessRecordAsync()
    {
        if (ParameterSetName == IdSet)
            return ReadAsync(Id, GetAsync);
        // The engine binds any piped object to the default set.
        object? source = ConversationId!.Source;
        if (ObjectMember.Get(source, ConversationIds.Member) is string && ObjectMember.Has(source, "Type"))
            return ReadAsync([ConversationId], GetAsync);
        return WorkOnAsync(ConversationId, ConversationIds.Members, id => this.WritePageAsync(Client.Conversations.Items.ListAsync(
            id, new ListOptions { Take = Paging.Take(PagingParameters), Order = IsBound(nameof(Order)) ? Order : null, After = After }, Cancellation)));
    }

    private Task<ResponseItem> GetAsync(string id) => Client.Conversations.Items.GetAsync(_conversation, id, Cancellation);
}
