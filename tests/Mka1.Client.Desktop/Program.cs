using System.Reflection;
using System.Runtime.CompilerServices;

namespace Mka1.Client.Desktop;

/// <summary>Starts the checks. Nothing here may mention a type of the client, which is found only after the resolver is set.</summary>
internal static class Program
{
    private static int Main(string[] arguments)
    {
        if (arguments.Length != 2)
        {
            Console.Error.WriteLine("Usage: Mka1.Client.Desktop <folder netstandard2.0 of the module> <Mka1.Emulator.dll>");
            return 2;
        }
        string[] folders = [arguments[0], Path.Combine(arguments[0], "dependencies")];
        AppDomain.CurrentDomain.AssemblyResolve += (_, request) => folders
            .Select(folder => Path.Combine(folder, new AssemblyName(request.Name).Name + ".dll"))
            .Where(File.Exists)
            .Select(Assembly.LoadFrom)
            .FirstOrDefault();
        return Check(arguments[1]);
    }

    // A method is compiled, and its types are loaded, when it is called.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static int Check(string emulator) => Checks.RunAsync(emulator).GetAwaiter().GetResult();
}
