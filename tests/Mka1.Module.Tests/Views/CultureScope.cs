using System.Globalization;

namespace Mka1.Module.Tests.Views;

/// <summary>Another culture for the time of a test.</summary>
internal sealed class CultureScope : IDisposable
{
    private readonly CultureInfo _former = CultureInfo.CurrentCulture;

    public CultureScope(string name) => CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(name);

    public void Dispose() => CultureInfo.CurrentCulture = _former;
}
