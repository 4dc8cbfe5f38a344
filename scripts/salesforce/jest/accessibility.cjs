/** Adds `await expect(element).toBeAccessible()`. */
require('@sa11y/jest').setup()
