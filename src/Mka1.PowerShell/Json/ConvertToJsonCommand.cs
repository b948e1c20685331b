using System.Management.Automation;
using Mka1.Errors;
using Mka1.Json;
using Mka1.PowerShell.Completion;
using Mka1.PowerShell.Pipeline;
using Mka1.PowerShell.Requests;
using Mka1.PowerShell.Values;
using Mka1.PowerShell.Views;
using Mka1.Requests;

namespace Mka1.PowerShell.Json;

/// <summary>Converts objects of the server to their JSON. Constrained language mode forbids the method ToJson. Sends nothing.</summary>
[Cmdlet(VerbsData.ConvertTo, "Mka1Json")]
[OutputType(typeof(string))]
public sealed class ConvertToJsonCommand : AsyncCommand
{
    /// <summary>The objects.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true)]
    [FreeText]
    [ValidateNotNull]
    public PSObject[] InputObject { get; set; } = [];

    /// <summary>Writes a member per line.</summary>
    [Parameter]
    public SwitchParameter Indented { get; set; }

    private protected override async Task ProcessRecordAsync()
    {
        foreach (var one in InputObject)
        {
            await TryAsync(MemberPath.GetValue(one, "Id"), () =>
            {
                WriteObject(Convert(one));
                return Task.CompletedTask;
            });
        }
    }

    private string Convert(PSObject one) => one.BaseObject switch
    {
        Mka1Object known => known.ToJson(Indented),
        RequestResult result => ConvertPlain(result.Body),
        ServerEvent next => ConvertPlain(next.Data),
        var other when other.GetType().Assembly == typeof(ConvertToJsonCommand).Assembly || other.GetType().Assembly == typeof(Mka1Object).Assembly =>
            throw new Mka1InputException($"{Article.Begin(DeserializedType.GetSimpleName(other))} has no JSON of the server. Use ConvertTo-Json."),
        _ => ConvertPlain(DeserializedType.RequireOriginal(one)),
    };

    private string ConvertPlain(object? value) => JsonBody.ToText(PlainValue.Convert(value), Indented);
}
