#if !NET8_0_OR_GREATER
namespace System.Runtime.CompilerServices;

/// <summary>Required by the compiler for <c>required</c> on .NET Framework.</summary>
[AttributeUsage(AttributeTargets.All, AllowMultiple = true, Inherited = false)]
internal sealed class RequiredMemberAttribute : Attribute;
#endif
