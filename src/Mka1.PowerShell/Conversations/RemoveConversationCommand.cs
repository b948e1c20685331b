using System.Management.Automation;
using Mka1.Conversations;
using Mka1.Http;
using Mka1.PowerShell.Completion;
using Mka1.PowerShell.Pipeline;
using Mka1.PowerShell.Requests;

namespace Mka1.PowerShell.Conversations;

/// <summary>Deletes conversations.</summary>
[Cmdlet(VerbsCommon.Remove, "Mka1Conversation", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
[ApiOperation("llm.conversations.delete")]
[OutputType(typeof(Deletion))]
public sealed class RemoveConversationCommand : RemoveCommand
{
    /// <summary>The ids.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("ConversationId"), ObjectIdTransformation, ValidateNotNull, ArgumentCompleter(typeof(SeenIdCompleter))]
    public override ObjectId[] Id { get; set; } = [];

    private protected override ObjectKind Kind => ConversationClient.Kind;

    private protected override Task<Deletion> DeleteAsync(string id) => Client.Conversations.DeleteAsync(id, Cancellation);
}
