using System.Management.Automation;
using Mka1.Conversations;
using Mka1.Lists;
using Mka1.PowerShell.Completion;
using Mka1.PowerShell.Pipeline;
using Mka1.PowerShell.Requests;
using Mka1.Responses.Items;

namespace Mka1.PowerShell.Conversations;

/// <summary>Gets the items of conversations: those of a conversation as a list, or by id.</summary>
[Cmdlet(VerbsCommon.Get, "Mka1ConversationItem", DefaultParameterSetName = ListSet, SupportsPaging = true)]
[ApiOperation("llm.conversations.listItems", "llm.conversations.getItem")]
[OutputType(typeof(ResponseItem))]
public sealed class GetConversationItemCommand : ReadByIdCommand<ResponseItem>
{
    private const string ListSet = "List";

    /// <summary>The ids of the items.</summary>
    [Parameter(ParameterSetName = IdSet, Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("ConversationItemId"), ObjectIdTransformation, ValidateNotNull, ArgumentCompleter(typeof(SeenIdCompleter))]
    public ObjectId[] Id { get; set; } = [];

    /// <summary>The conversations whose items to list, or the conversation of the ids: ids or objects, also responses. From the pipeline also items.</summary>
    [Parameter(ParameterSetName = ListSet, Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Parameter(ParameterSetName = IdSet, Position = 1, ValueFromPipelineByPropertyName = true)]
    [Alias("Conversation"), ObjectIdTransformation, ValidateNotNull, ArgumentCompleter(typeof(SeenConversationCompleter))]
    public ObjectId[]? ConversationId { get; set; }

    /// <summary>Starts after the item with this id.</summary>
    [Parameter(ParameterSetName = ListSet)]
    [ArgumentCompleter(typeof(SeenIdCompleter))]
    [ValidateNotNullOrEmpty]
    public string? After { get; set; }

    /// <summary>The order of the items. The API's default is the oldest first.</summary>
    [Parameter(ParameterSetName = ListSet)]
    public ListOrder Order { get; set; }

    private protected override ParentParameter? Parent => new(nameof(ConversationId), ConversationClient.Kind, ConversationId) { Alias = "Conversation" };

    private protected override Task ProcessRecordAsync() => ParameterSetName == IdSet ? ReadAsync(Id, GetAsync) : ReadBelowAsync(Parent!, GetAsync, ListAsync);

    private Task<ResponseItem> GetAsync(string id) => Client.Conversations.Items.GetAsync(ParentId, id, Cancellation);

    private Task ListAsync() => this.WritePageAsync(Client.Conversations.Items.ListAsync(
        ParentId, new ListOptions { Take = Paging.Take(PagingParameters), Order = IsBound(nameof(Order)) ? Order : null, After = After }, Cancellation));
}
