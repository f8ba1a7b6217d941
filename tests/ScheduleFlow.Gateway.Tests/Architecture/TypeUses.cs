using System.Collections.Immutable;
using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace ScheduleFlow.Gateway.Tests.Architecture;

/// <summary>
/// Which types of an assembly use which others of it, as its metadata says: in base types, interfaces, fields, signatures,
/// attributes and the IL of method bodies. What the compiler or a developer nests in a type counts as that type.
/// </summary>
internal sealed class TypeUses
{
    private readonly MetadataReader _metadata;
    private readonly PEReader _file;
    private readonly Names _names;
    private readonly HashSet<(string From, string To)> _uses = [];

    private TypeUses(PEReader file)
    {
        _file = file;
        _metadata = file.GetMetadataReader();
        _names = new Names(this);
    }

    /// <summary>Each use once, by the full names of the outermost types.</summary>
    public static ImmutableArray<(string From, string To)> Of(Assembly assembly)
    {
        using var file = new PEReader(File.OpenRead(assembly.Location));
        var uses = new TypeUses(file);
        foreach (var type in uses._metadata.TypeDefinitions)
        {
            uses.AddType(type);
        }

        return [.. uses._uses.Where(use => use.From != use.To).Order()];
    }

    private void AddType(TypeDefinitionHandle handle)
    {
        var type = _metadata.GetTypeDefinition(handle);
        var from = NameOf(handle);
        Add(from, type.BaseType);
        AddAttributes(from, type.GetCustomAttributes());
        AddParameters(from, type.GetGenericParameters());
        foreach (var implemented in type.GetInterfaceImplementations())
        {
            Add(from, _metadata.GetInterfaceImplementation(implemented).Interface);
        }

        foreach (var field in type.GetFields().Select(_metadata.GetFieldDefinition))
        {
            Add(from, field.DecodeSignature(_names, null));
            AddAttributes(from, field.GetCustomAttributes());
        }

        foreach (var property in type.GetProperties().Select(_metadata.GetPropertyDefinition))
        {
            AddAttributes(from, property.GetCustomAttributes());
        }

        foreach (var method in type.GetMethods().Select(_metadata.GetMethodDefinition))
        {
            var signature = method.DecodeSignature(_names, null);
            Add(from, signature.ReturnType);
            Add(from, signature.ParameterTypes.SelectMany(types => types));
            AddAttributes(from, method.GetCustomAttributes());
            AddParameters(from, method.GetGenericParameters());
            AddBody(from, method);
        }
    }

    private void AddBody(string from, MethodDefinition method)
    {
        if (method.RelativeVirtualAddress == 0)
        {
            return;
        }

        var body = _file.GetMethodBody(method.RelativeVirtualAddress);
        if (!body.LocalSignature.IsNil)
        {
            Add(from, _metadata.GetStandaloneSignature(body.LocalSignature).DecodeLocalSignature(_names, null).SelectMany(types => types));
        }

        foreach (var region in body.ExceptionRegions.Where(region => !region.CatchType.IsNil))
        {
            Add(from, region.CatchType);
        }

        foreach (var token in IlTokens.In(body.GetILReader()))
        {
            Add(from, token);
        }
    }

    private void AddAttributes(string from, CustomAttributeHandleCollection attributes)
    {
        foreach (var attribute in attributes)
        {
            Add(from, _metadata.GetCustomAttribute(attribute).Constructor);
        }
    }

    private void AddParameters(string from, GenericParameterHandleCollection parameters)
    {
        foreach (var constraint in parameters.SelectMany(parameter => _metadata.GetGenericParameter(parameter).GetConstraints()))
        {
            Add(from, _metadata.GetGenericParameterConstraint(constraint).Type);
        }
    }

    private void Add(string from, IEnumerable<string> types) => _uses.UnionWith(types.Select(to => (from, to)));

    /// <summary>A type, a member of one, or an instance of something generic.</summary>
    private void Add(string from, EntityHandle used)
    {
        if (used.IsNil)
        {
            return; // an interface has no base type
        }

        switch (used.Kind)
        {
            case HandleKind.TypeDefinition:
                Add(from, [NameOf((TypeDefinitionHandle)used)]);
                break;
            case HandleKind.TypeSpecification:
                Add(from, _metadata.GetTypeSpecification((TypeSpecificationHandle)used).DecodeSignature(_names, null));
                break;
            case HandleKind.MethodDefinition:
                Add(from, [NameOf(_metadata.GetMethodDefinition((MethodDefinitionHandle)used).GetDeclaringType())]);
                break;
            case HandleKind.FieldDefinition:
                Add(from, [NameOf(_metadata.GetFieldDefinition((FieldDefinitionHandle)used).GetDeclaringType())]);
                break;
            case HandleKind.MemberReference:
                AddMember(from, _metadata.GetMemberReference((MemberReferenceHandle)used));
                break;
            case HandleKind.MethodSpecification:
                var instance = _metadata.GetMethodSpecification((MethodSpecificationHandle)used);
                Add(from, instance.Method);
                Add(from, instance.DecodeSignature(_names, null).SelectMany(types => types));
                break;
        }
    }

    private void AddMember(string from, MemberReference member)
    {
        Add(from, member.Parent);
        if (member.GetKind() == MemberReferenceKind.Field)
        {
            Add(from, member.DecodeFieldSignature(_names, null));
            return;
        }

        var signature = member.DecodeMethodSignature(_names, null);
        Add(from, signature.ReturnType.Concat(signature.ParameterTypes.SelectMany(types => types)));
    }

    private string NameOf(TypeDefinitionHandle handle)
    {
        var type = _metadata.GetTypeDefinition(handle);
        while (!type.GetDeclaringType().IsNil)
        {
            type = _metadata.GetTypeDefinition(type.GetDeclaringType());
        }

        return $"{_metadata.GetString(type.Namespace)}.{_metadata.GetString(type.Name)}";
    }

    /// <summary>A signature as the names of the assembly's own types in it.</summary>
    private sealed class Names(TypeUses uses) : ISignatureTypeProvider<ImmutableArray<string>, object?>
    {
        public ImmutableArray<string> GetTypeFromDefinition(MetadataReader reader, TypeDefinitionHandle handle, byte rawTypeKind) => [uses.NameOf(handle)];

        public ImmutableArray<string> GetTypeFromReference(MetadataReader reader, TypeReferenceHandle handle, byte rawTypeKind) => [];

        public ImmutableArray<string> GetTypeFromSpecification(
            MetadataReader reader, object? genericContext, TypeSpecificationHandle handle, byte rawTypeKind) =>
            reader.GetTypeSpecification(handle).DecodeSignature(this, genericContext);

        public ImmutableArray<string> GetGenericInstantiation(ImmutableArray<string> genericType, ImmutableArray<ImmutableArray<string>> typeArguments) =>
            [.. genericType, .. typeArguments.SelectMany(types => types)];

        public ImmutableArray<string> GetFunctionPointerType(MethodSignature<ImmutableArray<string>> signature) =>
            [.. signature.ReturnType, .. signature.ParameterTypes.SelectMany(types => types)];

        public ImmutableArray<string> GetModifiedType(ImmutableArray<string> modifier, ImmutableArray<string> unmodifiedType, bool isRequired) =>
            [.. modifier, .. unmodifiedType];

        public ImmutableArray<string> GetArrayType(ImmutableArray<string> elementType, ArrayShape shape) => elementType;

        public ImmutableArray<string> GetByReferenceType(ImmutableArray<string> elementType) => elementType;

        public ImmutableArray<string> GetPinnedType(ImmutableArray<string> elementType) => elementType;

        public ImmutableArray<string> GetPointerType(ImmutableArray<string> elementType) => elementType;

        public ImmutableArray<string> GetSZArrayType(ImmutableArray<string> elementType) => elementType;

        public ImmutableArray<string> GetGenericMethodParameter(object? genericContext, int index) => [];

        public ImmutableArray<string> GetGenericTypeParameter(object? genericContext, int index) => [];

        public ImmutableArray<string> GetPrimitiveType(PrimitiveTypeCode typeCode) => [];
    }
}
