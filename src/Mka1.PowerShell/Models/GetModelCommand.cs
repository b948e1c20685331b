using System.Management.Automation;
using Mka1.Models;
using Mka1.PowerShell.Pipeline;
using Mka1.PowerShell.Requests;

namespace Mka1.PowerShell.Models;

/// <summary>Gets the models that the key may use, by id or as a list.</summary>
[Cmdlet(VerbsCommon.Get, "Mka1Model", DefaultParameterSetName = ListSet, SupportsPaging = true)]
[ApiOperation("llm.models.list", "llm.models.get")]
[OutputType(typeof(Model))]
public sealed class GetModelCommand : ReadByIdCommand<Model>
{
    private const string ListSet = "List";

    /// <summary>The ids; wildcards are allowed.</summary>
    [Parameter(ParameterSetName = IdSet, Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("ModelId")]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(ModelCompleter))]
    [ObjectIdTransformation]
    [ValidateNotNull]
    public ObjectId[] Id { get; set; } = [];

    /// <summary>Gets only models of these types; wildcards are allowed. Filtered on the client.</summary>
    [Parameter]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(ModelTypeCompleter))]
    [ValidateNotNullOrEmpty]
    public string[]? Type { get; set; }

    private protected override async Task ProcessRecordAsync()
    {
        if (ParameterSetName == ListSet)
            await TryAsync(null, () => ListAsync(null));
        foreach (var id in Id)
        {
            if (Type is null && !WildcardPattern.ContainsWildcardCharacters(id.ToString()))
                await ReadAsync([id], modelId => Client.Models.GetAsync(modelId, Cancellation));
            else
                await WorkOnAsync(id, ListAsync);
        }
    }

    // The list has no pages and no filters.
    private Task ListAsync(string? id)
    {
        WarnUnknownPatterns(nameof(Type), Type, ModelType.KnownValues);
        var pattern = id is null ? null : TextPattern.Create(id);
        var types = Type?.Select(TextPattern.Create).ToArray();
        return this.WritePageAsync(Client.Models.ListAsync(Cancellation).Where(model =>
            pattern?.IsMatch(model.Id) != false && types?.Any(type => type.IsMatch(model.ModelType ?? string.Empty)) != false));
    }
}
