using System.Management.Automation;
using Mka1.Conversations;
using Mka1.Http;
using Mka1.PowerShell.Completion;
using Mka1.PowerShell.Pipeline;
using Mka1.PowerShell.Requests;

namespace Mka1.PowerShell.Conversations;

/// <summary>Replaces, merges or removes the metadata of conversations.</summary>
[Cmdlet(VerbsCommon.Set, "Mka1ConversationMetadata", DefaultParameterSetName = MetadataSet, SupportsShouldProcess = true)]
[ApiOperation("llm.conversations.update")]
[OutputType(typeof(Conversation))]
public sealed class SetConversationMetadataCommand : SetMetadataCommand<Conversation>
{
    /// <summary>The ids.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("ConversationId"), ObjectIdTransformation, ValidateNotNull, ArgumentCompleter(typeof(SeenIdCompleter))]
    public override ObjectId[] Id { get; set; } = [];

    private protected override ObjectKind Kind => ConversationClient.Kind;

    private protected override async Task<IReadOnlyDictionary<string, string>> ReadAsync(Mka1Client client, string id) =>
        (await client.Conversations.GetAsync(id, Cancellation)).Metadata;

    private protected override Task<Conversation> UpdateAsync(Mka1Client client, string id, IReadOnlyDictionary<string, string> metadata) =>
        client.Conversations.UpdateMetadataAsync(id, metadata, Cancellation);
}
