using Mka1.Errors;

namespace Mka1.Json;

/// <summary>The options of a create or an update.</summary>
public interface IOptions
{
    /// <summary>Validates the options before anything is sent.</summary>
    /// <exception cref="Mka1InputException">An option exceeds its limits.</exception>
    void Check();
}
