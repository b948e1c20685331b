#if !NET8_0_OR_GREATER
namespace System.Runtime.CompilerServices;

/// <summary>Required by the compiler for <c>init</c> on .NET Framework.</summary>
internal static class IsExternalInit;
#endif
