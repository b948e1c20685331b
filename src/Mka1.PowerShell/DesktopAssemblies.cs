#if !NET8_0_OR_GREATER
using System.Management.Automation;
using System.Reflection;

namespace Mka1.PowerShell;

/// <summary>
/// Resolves the helper assemblies in Windows PowerShell 5.1 from a subfolder. Limited to a fixed list and to the time while the
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
        string name = new AssemblyName(request.Name).Name;
        if (!Names.Contains(name))
            return null;
        string path = Path.Combine(Path.GetDirectoryName(typeof(DesktopAssemblies).Assembly.Location)!, "dependencies", name + ".dll");
        return File.Exists(path) ? Assembly.LoadFrom(path) : null;
    }
}
#endif
