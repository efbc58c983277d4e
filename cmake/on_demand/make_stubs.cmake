# Writes STUBS: for every function that ARCHIVE needs and one of LIBRARIES has, a stub that jumps through a slot, and fills the
# slot at the first call. See find_symbol.cpp.
execute_process(COMMAND ${NM} -u -P ${ARCHIVE} OUTPUT_VARIABLE needed COMMAND_ERROR_IS_FATAL ANY)
string(REGEX MATCHALL "[A-Za-z0-9_]+ U" needed "${needed}")
list(TRANSFORM needed REPLACE " U" "")
list(REMOVE_DUPLICATES needed)
list(SORT needed)

set(text "// Written by make_stubs.cmake.\n.text\n")
set(names "")
set(slots "")
set(count 0)
set(number 0)
foreach(library IN LISTS LIBRARIES)
    execute_process(COMMAND ${NM} -D --defined-only -P ${library} OUTPUT_VARIABLE exported COMMAND_ERROR_IS_FATAL ANY)
    execute_process(COMMAND ${READELF} -d ${library} OUTPUT_VARIABLE dynamic COMMAND_ERROR_IS_FATAL ANY)
    if(NOT dynamic MATCHES "SONAME[^[]*\\[([^]]+)\\]")
        message(FATAL_ERROR "${library} has no SONAME")
    endif()
    set(soname ${CMAKE_MATCH_1})
    foreach(symbol IN LISTS needed)
        if(NOT exported MATCHES "(^|\n)${symbol}(@[^ ]*)? ([A-Za-z])")
            continue()
        endif()
        if(NOT CMAKE_MATCH_3 MATCHES "[TWi]")
            message(FATAL_ERROR "${symbol} is data of ${soname}, which cannot be loaded on demand; configure with "
                                "-DRANGEBAND_ON_DEMAND=OFF, or keep it out of the room")
        endif()
        list(REMOVE_ITEM needed ${symbol})
        string(APPEND text ".globl ${symbol}\n.hidden ${symbol}\n.type ${symbol},@function\n${symbol}:\n"
                           "    endbr64\n    movq slot${count}(%rip), %r11\n    testq %r11, %r11\n    jz 1f\n    jmp *%r11\n"
                           "1:  leaq slot${count}(%rip), %r10\n    jmp first_call\n.size ${symbol}, .-${symbol}\n")
        string(APPEND names "name${count}: .asciz \"${symbol}\"\n")
        string(APPEND slots "slot${count}: .quad 0, name${count}, library${number}\n")
        math(EXPR count "${count} + 1")
    endforeach()
    string(APPEND names "library${number}: .asciz \"${soname}\"\n")
    math(EXPR number "${number} + 1")
endforeach()
if(count EQUAL 0)
    message(FATAL_ERROR "${ARCHIVE} calls nothing of ${LIBRARIES}")
endif()

# A slot holds the function once it is known, its name, and its library's. All registers that carry arguments, those of variadic functions among
# them, are kept over the search.
string(APPEND text [[
first_call:
    pushq %rdi
    pushq %rsi
    pushq %rdx
    pushq %rcx
    pushq %r8
    pushq %r9
    pushq %rax
    pushq %r10
    subq $136, %rsp
    movups %xmm0, 0(%rsp)
    movups %xmm1, 16(%rsp)
    movups %xmm2, 32(%rsp)
    movups %xmm3, 48(%rsp)
    movups %xmm4, 64(%rsp)
    movups %xmm5, 80(%rsp)
    movups %xmm6, 96(%rsp)
    movups %xmm7, 112(%rsp)
    movq 16(%r10), %rdi
    movq 8(%r10), %rsi
    call rangeband_find_symbol
    movq %rax, %r11
    movups 0(%rsp), %xmm0
    movups 16(%rsp), %xmm1
    movups 32(%rsp), %xmm2
    movups 48(%rsp), %xmm3
    movups 64(%rsp), %xmm4
    movups 80(%rsp), %xmm5
    movups 96(%rsp), %xmm6
    movups 112(%rsp), %xmm7
    addq $136, %rsp
    popq %r10
    popq %rax
    popq %r9
    popq %r8
    popq %rcx
    popq %rdx
    popq %rsi
    popq %rdi
    movq %r11, (%r10)
    jmp *%r11
]])
string(APPEND text ".section .rodata\n${names}.data\n.balign 8\n${slots}"
                   ".section .note.GNU-stack,\"\",@progbits\n")
file(WRITE ${STUBS} "${text}")
