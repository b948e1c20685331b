using System.Collections;
using System.Management.Automation;
using Mka1.Conversations;
using Mka1.PowerShell.Completion;
using Mka1.PowerShell.Connection;
using Mka1.PowerShell.Languages;
using Mka1.PowerShell.Requests;
using Mka1.PowerShell.Values;

namespace Mka1.PowerShell.Conversations;

/// <summary>Creates a conversation.</summary>
[Cmdlet(VerbsCommon.New, "Mka1Conversation", SupportsShouldProcess = true)]
[ApiOperation("llm.conversations.create")]
[OutputType(typeof(Conversation))]
public sealed class NewConversationCommand : Mka1Command
{
    /// <summary>The first items: text for a message of the user, or a hashtable or object for an item of the API.</summary>
    [Parameter(Position = 0)]
    [FreeText]
    [ValidateNotNull]
    public PSObject[]? Item { get; set; }

    /// <summary>The metadata of the conversation.</summary>
    [Parameter]
    [FreeText]
    [ValidateNotNull]
    public IDictionary? Metadata { get; set; }

    private protected override Task ProcessRecordAsync() => TryAsync(null, async () =>
    {
        var options = new ConversationCreateOptions
        {
            Items = Item?.Select(static (item, index) => ConversationItemInput.Convert(item, "user", index + 1)).ToArray(),
            Metadata = MetadataMap.ConvertOptional(Metadata),
        };
        options.Check();
        if (ShouldProcess(Messages.Get("TargetConversation"), Messages.Get("DoCreateConversation", Item?.Length ?? 0)))
            WriteObject(await Client.Conversations.CreateAsync(options, Cancellation));
    });
}
