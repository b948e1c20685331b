using System.Globalization;

namespace Mka1.Module.Tests.Views;

/// <summary>Sets another culture during a test.</summary>
internal sealed class CultureScope : IDisposable
{
    private readonly CultureInfo _former = CultureInfo.CurrentCulture;

    public CultureScope(string name) => CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(name);

    public void Dispose() => CultureInfo.CurrentCulture = _former;
}
