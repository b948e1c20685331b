using System.Collections;
using System.Management.Automation;
using Mka1.PowerShell.Connection;

namespace Mka1.PowerShell.Pipeline;

/// <summary>Finds what the current input of a cmdlet is about, for an error that has no other target.</summary>
internal static class BoundInput
{
    /// <summary>The text, such as an id or path, that came by the pipeline or stands in its place; null if there is none.</summary>
    public static object? GetTarget(InvocationInfo invocation)
    {
        foreach (var given in invocation.BoundParameters)
        {
            if (invocation.MyCommand.Parameters.TryGetValue(given.Key, out var parameter)
                && parameter.ParameterSets.Values.Any(static set => set.ValueFromPipeline || set.ValueFromPipelineByPropertyName)
                && Text(given.Value) is string text)
                return text;
        }
        return null;
    }

    private static string? Text(object? value) => value switch
    {
        PSObject wrapped => Text(wrapped.BaseObject),
        string text => text,
        Mka1Context context => context.Name,
        IList { Count: 1 } list => Text(list[0]),
        _ => null,
    };
}
