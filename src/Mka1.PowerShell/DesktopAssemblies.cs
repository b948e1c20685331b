#if !NET8_0_OR_GREATER
using System.Management.Automation;
using System.Reflection;

namespace Mka1.PowerShell;

/// <summary>
/// Resolves the helper assemblies and the translations in Windows PowerShell 5.1 from other folders. Limited to a fixed list and to the time while the
/// module is loaded, so that no other module gets an assembly of this one.
/// </summary>
public sealed class DesktopAssemblies : IModuleAssemblyCleanup
{
    private static readonly HashSet<string> Names = new(StringComparer.OrdinalIgnoreCase)
    {
        "Microsoft.Bcl.AsyncInterfaces",
        "System.Buffers",
        "System.Memory",
        "System.Numerics.Vectors",
        "System.Runtime.CompilerServices.Unsafe",
        "System.Text.Encodings.Web",
        "System.Text.Json",
        "System.Threading.Tasks.Extensions",
    };

    // Each runspace imports the module.
    private static int _imports;

    /// <summary>Starts resolving. Mka1.psm1 calls it before the engine loads the types that need them.</summary>
    public static void Register()
    {
        lock (Names)
        {
            if (_imports++ == 0)
                AppDomain.CurrentDomain.AssemblyResolve += Resolve;
        }
    }

    /// <inheritdoc/>
    public void OnRemove(PSModuleInfo psModuleInfo)
    {
        lock (Names)
        {
            if (_imports > 0 && --_imports == 0)
                AppDomain.CurrentDomain.AssemblyResolve -= Resolve;
        }
    }

    private static Assembly? Resolve(object sender, ResolveEventArgs request)
    {
        var assembly = new AssemblyName(request.Name);
        string folder = Path.GetDirectoryName(typeof(DesktopAssemblies).Assembly.Location)!;
        // The translations have no code, so those of PowerShell 7 serve here, too.
        string? path = Names.Contains(assembly.Name) ? Path.Combine(folder, "dependencies", assembly.Name + ".dll")
            : assembly.Name is "Mka1.Client.resources" or "Mka1.PowerShell.resources" ? Path.Combine(folder, "..", "net8.0", assembly.CultureName, assembly.Name + ".dll")
            : null;
        return File.Exists(path) ? Assembly.LoadFrom(path) : null;
    }
}
#endif
