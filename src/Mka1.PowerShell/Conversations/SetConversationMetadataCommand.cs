using System.Management.Automation;
using Mka1.Conversations;
using Mka1.Http;
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
    [Alias("ConversationId"), ObjectIdTransformation, ValidateNotNull]
    public override ObjectId[] Id { get; set; } = [];

    private protected override ObjectKind Kind => ConversationClient.Kind;

    private protected override async Task<IReadOnlyDictionary<string, string>> ReadAsync(string id) =>
        (await Client.Conversations.GetAsync(id, Cancellation)).Metadata;

    private protected override Task<Conversation> UpdateAsync(string id, IReadOnlyDictionary<string, string> metadata) =>
        Client.Conversations.UpdateMetadataAsync(id, metadata, Cancellation);
}
