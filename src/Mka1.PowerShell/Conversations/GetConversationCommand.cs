using System.Collections;
using System.Management.Automation;
using Mka1.Conversations;
using Mka1.Http;
using Mka1.Lists;
using Mka1.PowerShell.Completion;
using Mka1.PowerShell.Pipeline;
using Mka1.PowerShell.Requests;
using Mka1.PowerShell.Values;

namespace Mka1.PowerShell.Conversations;

/// <summary>Gets conversations by id or as a list.</summary>
[Cmdlet(VerbsCommon.Get, "Mka1Conversation", DefaultParameterSetName = ListSet, SupportsPaging = true)]
[ApiOperation("llm.conversations.list", "llm.conversations.get")]
[OutputType(typeof(Conversation))]
public sealed class GetConversationCommand : GetCommand<Conversation>
{
    /// <summary>The ids.</summary>
    [Parameter(ParameterSetName = IdSet, Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("ConversationId"), ObjectIdTransformation, ValidateNotNull, ArgumentCompleter(typeof(SeenIdCompleter))]
    public override ObjectId[] Id { get; set; } = [];

    /// <summary>The order by last update. The API's default is the oldest first.</summary>
    [Parameter(ParameterSetName = ListSet)]
    public override ListOrder Order { get; set; }

    /// <summary>Gets only conversations with all of these pairs. Filtered on the server.</summary>
    [Parameter(ParameterSetName = ListSet)]
    [FreeText]
    [ValidateNotNull]
    public IDictionary? Metadata { get; set; }

    /// <summary>Gets only conversations whose items contain this text. Searched on the server.</summary>
    [Parameter(ParameterSetName = ListSet)]
    [FreeText]
    [ValidateNotNullOrEmpty]
    public string? Search { get; set; }

    private protected override ObjectKind Kind => ConversationClient.Kind;

    private protected override DateTimeOffset? GetCreated(Conversation item) => item.CreatedAt;

    private protected override Task<Conversation> GetAsync(string id) => Client.Conversations.GetAsync(id, Cancellation);

    private protected override IAsyncEnumerable<Conversation> List(ListOptions options) =>
        Client.Conversations.ListAsync(options, MetadataMap.ConvertOptional(Metadata), Search, Cancellation);
}
