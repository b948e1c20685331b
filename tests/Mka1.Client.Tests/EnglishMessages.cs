using System.Globalization;
using System.Runtime.CompilerServices;

namespace Mka1.Client.Tests;

/// <summary>The tests expect English messages, also on a machine in another language.</summary>
internal static class EnglishMessages
{
    [ModuleInitializer]
    internal static void Use() => CultureInfo.DefaultThreadCurrentUICulture = CultureInfo.InvariantCulture;
}
