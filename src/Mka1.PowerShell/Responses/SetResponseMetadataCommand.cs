using System.Management.Automation;
using Mka1.Http;
using Mka1.PowerShell.Completion;
using Mka1.PowerShell.Pipeline;
using Mka1.PowerShell.Requests;
using Mka1.Responses;

namespace Mka1.PowerShell.Responses;

/// <summary>Replaces, merges or removes the metadata of responses.</summary>
[Cmdlet(VerbsCommon.Set, "Mka1ResponseMetadata", DefaultParameterSetName = MetadataSet, SupportsShouldProcess = true)]
[ApiOperation("llm.responses.update")]
[OutputType(typeof(Response))]
public sealed class SetResponseMetadataCommand : SetMetadataCommand<Response>
{
    /// <summary>The ids.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("ResponseId"), ObjectIdTransformation, ValidateNotNull, ArgumentCompleter(typeof(SeenIdCompleter))]
    public override ObjectId[] Id { get; set; } = [];

    private protected override ObjectKind Kind => ResponseClient.Kind;

    private protected override async Task<IReadOnlyDictionary<string, string>> ReadAsync(Mka1Client client, string id) =>
        (await client.Responses.GetAsync(id, null, Cancellation)).Metadata;

    private protected override Task<Response> UpdateAsync(Mka1Client client, string id, IReadOnlyDictionary<string, string> metadata) =>
        client.Responses.UpdateMetadataAsync(id, metadata, Cancellation);
}
