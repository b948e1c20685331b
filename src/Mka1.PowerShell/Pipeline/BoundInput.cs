using System.Collections;
using System.Management.Automation;
using Mka1.PowerShell.Connection;

namespace Mka1.PowerShell.Pipeline;

/// <summary>Finds the target of an error that concerns the whole current input.</summary>
internal static class BoundInput
{
    /// <summary>Gets the id, path or name bound to a parameter that takes pipeline input; null if there is none.</summary>
    public static object? GetTarget(InvocationInfo invocation)
    {
        foreach (var bound in invocation.BoundParameters)
        {
            if (invocation.MyCommand.Parameters.TryGetValue(bound.Key, out var parameter)
                && parameter.ParameterSets.Values.Any(static set => set.ValueFromPipeline || set.ValueFromPipelineByPropertyName)
                && Text(bound.Value) is string text)
                return text;
        }
        return null;
    }

    private static string? Text(object? value) => value switch
    {
        PSObject wrapped => Text(wrapped.BaseObject),
        string text => text,
        ObjectId id => id.ToString(),
        Mka1Context context => context.Name,
        IList { Count: 1 } list => Text(list[0]),
        _ => null,
    };
}
