using System.Collections;
using System.Management.Automation;
using Mka1.Json;
using Mka1.PowerShell.Values;

namespace Mka1.PowerShell.Pipeline;

/// <summary>Creates the options of a create or an update from the parameters of the same names.</summary>
internal static class BoundOptions
{
    /// <exception cref="Mka1.Errors.Mka1InputException">A value exceeds its limits.</exception>
    public static TOptions Create<TOptions>(PSCmdlet command)
        where TOptions : IOptions, new()
    {
        var options = new TOptions();
        foreach (var bound in command.MyInvocation.BoundParameters)
        {
            // Common parameters and those of the base classes are no options.
            if (typeof(TOptions).GetProperty(bound.Key) is { } property)
                property.SetValue(options, bound.Value is IDictionary map && property.PropertyType == typeof(IReadOnlyDictionary<string, string>) ? MetadataMap.Convert(map) : bound.Value);
        }
        options.Check();
        return options;
    }
}
