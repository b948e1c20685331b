using System.Reflection;
using System.Runtime.CompilerServices;
using Mka1.Emulator;

namespace Mka1.Client.Tests.Emulator;

/// <summary>The emulator is a reading of the API of its own: it shares neither code nor names with the client.</summary>
public sealed class IndependenceTests
{
    private static readonly Assembly Emulator = typeof(EmulatorServer).Assembly;

    [Fact]
    public void A_name_of_the_client_means_nothing_else_in_the_emulator() =>
        Assert.Empty(Names(Emulator).Intersect(Names(typeof(Mka1Client).Assembly)));

    private static IEnumerable<string> Names(Assembly assembly) => assembly.GetTypes()
        .Where(type => type.Namespace?.StartsWith("Mka1", StringComparison.Ordinal) == true
            && !type.IsNested && !type.IsDefined(typeof(CompilerGeneratedAttribute)))
        .Select(type => type.Name);
}
